"""No module imports, by whatever way round, one that imports it; imports for types count too."""

import grimp


def test_no_circle() -> None:
    graph = grimp.build_graph("extractor", cache_dir=None)
    below = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    # Takes away, again and again, what imports nothing that is left; what cannot be taken away is in a circle.
    while True:
        free = {module for module, imported in below.items() if not imported & below.keys()}
        if not free:
            break
        below = {module: imported for module, imported in below.items() if module not in free}
    while True:
        top = {module for module in below if not any(module in imported for imported in below.values())}
        if not top:
            break
        below = {module: imported for module, imported in below.items() if module not in top}
    assert sorted(below) == []
