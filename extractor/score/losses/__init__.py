"""Accounts that nothing is lost: source, DOCX, tree, Akoma Ntoso."""
