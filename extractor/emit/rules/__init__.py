"""Rules in every form in which they leave the program."""
