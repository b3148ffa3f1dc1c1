"""What pictures show: charts of tables, the map, the network, the strip of time. How they are drawn is `draw`'s."""
