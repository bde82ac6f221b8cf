import Testing

/// The built program in a real terminal: keys in, screen out. Two lines of tests run beside each other, so that the
/// programs under test have a processor each on a small machine.
@Suite(.serialized, .timeLimit(.minutes(5))) enum UsingTheProgram {}

@Suite(.serialized, .timeLimit(.minutes(5))) enum SurroundingsOfTheProgram {}

@Suite(.serialized, .timeLimit(.minutes(10))) enum WritingWithTheProgram {}

@Suite(.serialized, .timeLimit(.minutes(5))) enum MirroringTheCRM {}
