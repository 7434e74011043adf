"""Messages about what stands for something elsewhere in the issue: 详见, 题自, kept breaks of headlines."""

from __future__ import annotations

from layout.messages.message import ERROR, NOTE, WARNING, Message, Table

TABLE: Table = {
    "reference-story": Message(
        ERROR,
        "详见稿件“{story}”，但这一期没有一版放着它",
        "this refers to the story {story}, which no page of the issue places",
        "改正稿件名，把它放上版面，或写明版次；别处排的版写版次和“外: 是”",
        "mend the story's name, place it, or write the page; for pages set elsewhere the page and `external: yes`",
        "“详见”写稿件名，排时就查它在哪一版，改了版面也不会错。",
        "Where a reference names a story, its page is found each time, so that it is right after pages change.",
    ),
    "title-missing": Message(
        ERROR,
        "主题取自稿件“{story}”，但没有这篇稿件，或它没有主题",
        "the headline is to be that of the story {story}, which is not there or has none",
        "改正稿件名，或给那篇稿件写上主题（那篇的主题不能又取自别处）",
        "mend the name, or give that story a headline of its own",
        "导读的“题自”取另一篇稿件的主题，那一篇改了，导读跟着改。",
        "A teaser's `title_of` takes the headline of another story and follows its changes.",
    ),
    "title-twice": Message(
        WARNING,
        "又写了主题，又写了“题自: {story}”，用的是自己的主题",
        "there is a headline and also `title_of: {story}`; the headline is used",
        "去掉其中一个",
        "take one of them out",
        "主题或者自己写，或者取自另一篇稿件。",
        "A headline is written, or taken from another story.",
    ),
    "break-stale": Message(
        NOTE,
        "“{story}”的主题改过了，这里留的断法不再用",
        "the headline of {story} has changed: the breaks kept here are not used",
        "删去这一行，再用 layout breaks --write",
        "take this line out and use layout breaks --write again",
        "断题.yaml 里的一行，去掉“|”就是那篇稿件的主题；对不上就不用。",
        "A line of the file is a story's headline with signs in it; where it is not, it does nothing.",
    ),
}
