// Nothing to call: what this target is for happens when a program is linked with it.
