"""How answers about the network leave the house: text, CSV, JSON, GraphML, GEXF and plots."""
