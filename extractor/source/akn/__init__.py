"""Akoma Ntoso of our own profile."""
