"""The nouns: frozen, slotted, standard library only. Every room may read them; none adds behaviour to them."""
