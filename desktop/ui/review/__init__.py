"""The review page: outline, two reading panes, ribbon, card; they all listen to one controller."""
