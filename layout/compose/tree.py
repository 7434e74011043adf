"""The logical tree: the texts of an issue in the order in which they are placed."""

from __future__ import annotations

from layout.flow.setter import SetText
from layout.model import Role, Text
from layout.paper import Node

Known = tuple[str, Role, Text]  #: a text of a story, which may stand on several pages


class Tree:
    """Gathers the texts while pages are composed."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._stories: dict[Known, int] = {}
        self._page: dict[SetText, int] = {}

    def begin_page(self) -> None:
        """What was set for the page before is needed no more."""
        self._page.clear()

    def node(self, text: SetText) -> int:
        """The index of a text; it enters when it is first placed, a story's once in the whole issue."""
        if text not in self._page:
            known = text.story, text.role, text.text
            self._page[text] = self._stories.get(known, len(self.nodes))
            if self._page[text] == len(self.nodes):
                self.add(Node(text.story, text.role, text.text.text, text.text.at))
                if text.story:
                    self._stories[known] = self._page[text]
        return self._page[text]

    def add(self, node: Node) -> int:
        """The index of a node that enters the tree."""
        self.nodes.append(node)
        return len(self.nodes) - 1
