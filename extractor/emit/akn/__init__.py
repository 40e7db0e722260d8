"""Akoma Ntoso XML."""
