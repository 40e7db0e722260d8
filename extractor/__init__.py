"""THK: Indonesian regulations as a tree with addresses, references, findings, rules and Akoma Ntoso XML."""
