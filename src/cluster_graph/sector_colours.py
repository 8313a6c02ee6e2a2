"""The colour of each sector, the same on the pages, in plots and in files for drawing programs.

By the notations of the code list. The colours are Okabe and Ito's, told apart by the colour-blind; whoever draws gives
each sector a shape of its own as well, so that colour is never the only sign.
"""

SECTOR_COLOURS = {
    "government": "#0072b2",
    "university": "#d55e00",
    "public-research": "#cc79a7",
    "foundation": "#009e73",
    "company": "#e69f00",
    "finance": "#56b4e9",
    "association": "#8c6d31",
    "other": "#7f7f7f",
}
