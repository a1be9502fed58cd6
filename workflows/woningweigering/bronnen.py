"""Where the woningweigering is written: the refusal itself, and where a gemeente and COA differ."""

from workflows.bron import Bron

WEIGERING = Bron("Handreiking Huisvesting vergunninghouders", "§3.4.2", 2016)
ESCALATIE = Bron("Handreiking Huisvesting vergunninghouders", "§3.2 en §3.3.4", 2016)
