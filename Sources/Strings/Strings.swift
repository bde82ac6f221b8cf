/// Every sentence, title and remark that the program shows, by the part of it that shows them.
///
/// Here are the words; when they are shown, and with which key or name in them, is the business of who shows them. What
/// is sent, or kept and read back, lies with the service, what a command does with the command, and the help of the command line with
/// its options.
public enum Strings {}
