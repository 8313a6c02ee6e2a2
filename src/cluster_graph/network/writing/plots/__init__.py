"""Plots for papers and minutes, as SVG and PNG, in the house's colours, with Japanese drawn right."""
