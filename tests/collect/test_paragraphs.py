from hearout.collect.paragraphs import paragraphs


def test_wrapped_lines_become_one_and_blank_lines_part_paragraphs():
    first = "A first paragraph that somebody's mail program wrapped after so many characters."
    second = "A second paragraph, long enough to stand alone among the others."
    wrapped = first.replace(" wrapped ", " wrapped\n  ")
    assert paragraphs(f"{wrapped}\n\n{second}") == [first, second]


def test_a_short_paragraph_goes_with_the_next_and_the_last_with_the_one_before():
    long = "This paragraph is certainly long enough to be a passage of its own."
    assert paragraphs(f"Hello all,\n\n{long}\n\nThat is it.") == [f"Hello all,\n{long}\nThat is it."]


def test_list_items_stay_on_lines_of_their_own():
    assert paragraphs("Three things:\n- one\n  and a half\n- two\n3. three") == [
        "Three things:\n- one and a half\n- two\n3. three"
    ]


def test_blank_text_has_no_paragraphs():
    assert paragraphs(" \n\n\t\n") == []
