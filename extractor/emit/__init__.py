"""How results look: JSON, Akoma Ntoso XML, HTML."""
