"""A wiki's talk page as the JSON of its discussion API: the thread tree, best of all ways to bring one home.

Saved answers of other questions are read where they hold the page's wikitext, else refused with what to save instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC

from hearout.collect import talk
from hearout.collect.discussion_html import as_wikitext, words_of_comment, words_of_heading
from hearout.collect.discussion_json import Answers, Item, NotJson, Threads, answers_in
from hearout.collect.filedates import channel_zone
from hearout.collect.source import LARGEST_WHOLE, SourceFile
from hearout.collect.talkpage import Comment, Topic, page_reading
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Reading

__all__ = ["KINDS", "NAME", "read", "recognises"]

NAME = "discussion-api"
KINDS = (ChannelKind.TALK,)

_MARKS = re.compile(r"\"(?:discussiontoolspageinfo|threaditemshtml)\"|\"type\"\s{0,20}:\s{0,20}\"heading\"")
_JSON = re.compile(r"\{\s*\"|\[\s*[\[{]?\s*\"|[\[{]\s*[\]}]")
_PAGE = re.compile(r"(?i)<(?:!doctype|html|\?xml|mediawiki)\b")
_SAVE = (
    "Save what the wiki's api.php answers to action=discussiontoolspageinfo, prop=threaditemshtml, page=…, "
    "format=json; or the wikitext of the page (action=raw) as a .wiki file."
)


def recognises(source: SourceFile, channel: Channel) -> bool:
    """Whether the file has the marks of the discussion API; under a talk channel, whether it is JSON or a web page."""
    head = source.head().lstrip("\ufeff \t\r\n")
    structured = bool(_JSON.match(head) or _PAGE.match(head))
    return structured and (channel.kind in KINDS or (bool(_MARKS.search(head)) and "html" in head))


def read(source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """Every comment of every answer in the file, with whom it answers. Raises UnreadableSource with what to save."""
    answers = _answers(source)
    pages = [_topics(threads) for threads in answers.threads]
    if not pages:
        pages = [talk.topics_of(page.page, channel_zone(channel), line=page.line) for page in answers.pages]
    if not pages:
        raise source.refuse(_why_none(answers))
    return page_reading(source.name, NAME, pages, channel, questions, (*source.notes, *_notes(answers)))


def _answers(source: SourceFile) -> Answers:
    text = source.text(longest_line=LARGEST_WHOLE)
    try:
        return answers_in(text)
    except NotJson as broken:
        if _PAGE.match(text.lstrip()):
            raise source.refuse(f"It is a web page, not the answer of an API. {_SAVE}") from None
        raise source.refuse(f"Its JSON cannot be read from here on: broken off? {_SAVE}", line=broken.line) from None


def _why_none(answers: Answers) -> str:
    if answers.errors:
        return f'The wiki answered with the error "{answers.errors[0]}" instead of the page. {_SAVE}'
    if answers.without_html:
        return f"The comments were not asked for: prop=threaditemshtml is missing. {_SAVE}"
    return f"It is JSON, but holds neither a talk page's threads nor its wikitext. {_SAVE}"


def _notes(answers: Answers) -> Iterator[str]:
    if len(answers.threads) > 1:
        yield f"It holds {len(answers.threads)} answers of the API; each was read."
    if any(threads.cut_short for threads in answers.threads):
        yield "Replies were left out when it was saved (noreplies): save the page again without that, or they are lost."
    if answers.errors:
        yield f"{len(answers.errors)} of its answers are errors of the wiki."
    if answers.threads and answers.pages:
        yield "It holds wikitext beside the threads; that was not read."


def _topics(threads: Threads) -> list[Topic]:
    """Headings with the comments under them. A comment without a heading stands before the first."""
    if not threads.items:
        return []
    starts = [number for number, item in enumerate(threads.items) if item.heading or number == 0]
    return [
        _topic(threads.items[start:end], start)
        for start, end in zip(starts, [*starts[1:], len(threads.items)], strict=True)
    ]


def _topic(items: Sequence[Item], first: int) -> Topic:
    """A heading, if there is one, with its comments; the first item is the `first` of its page."""
    head = items[0] if items[0].heading else None
    below = items[1:] if head else items
    comments = [_comment(item, above=first + bool(head)) for item in below]
    if head and head.other and not comments:
        comments = _unsigned(head)
    return Topic(head.level if head else 0, words_of_heading(head.html) if head else "", tuple(comments))


def _comment(item: Item, *, above: int) -> Comment:
    """`above` is the place on the page of the first comment of the topic."""
    said = words_of_comment(item.html, item.author)
    return Comment(
        line=item.line,
        text=said.text,
        removed=said.removed,
        user=item.author[:1].upper() + item.author[1:],
        when=item.when,
        answers=max(-1, item.answers - above),
    )


def _unsigned(head: Item) -> list[Comment]:
    """What stands under a heading where the wiki found no comment: signed in ways it does not know, or not at all.
    What stands above the first heading is one piece."""
    topics = talk.topics_of(as_wikitext(head.other), UTC)
    found = [replace(comment, line=head.line, answers=-1) for topic in topics for comment in topic.comments]
    if head.level or len(found) < 2 or any(comment.signed for comment in found):
        return found
    removed = tuple(words for comment in found for words in comment.removed)
    return [replace(found[0], text="\n\n".join(comment.text for comment in found), removed=removed)]
