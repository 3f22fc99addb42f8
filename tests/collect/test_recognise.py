import pytest

from hearout.collect import formats
from hearout.errors import UnreadableSource
from hearout.records.consultation import Channel, ChannelKind

SURVEY = Channel(ChannelKind.SURVEY, "survey/*")


def test_the_formats_are_listed_in_the_order_of_asking():
    assert formats().index("limesurvey") < formats().index("table")


def test_an_empty_file_is_said_to_be_empty(read):
    with pytest.raises(UnreadableSource, match=r"The file is empty. Export it again"):
        read("\n \n", SURVEY)


def test_an_unknown_format_is_refused_with_the_known_ones(read):
    with pytest.raises(UnreadableSource, match=r'no format "lime". The formats are: .*limesurvey'):
        read("id,words\n1,x\n", Channel(ChannelKind.SURVEY, "s", format="lime"))


def test_what_no_reader_knows_is_refused_with_the_formats_of_its_channel(read):
    with pytest.raises(
        UnreadableSource,
        match=r"not recognised. Formats for this kind of channel: limesurvey, qualtrics, google_forms, table",
    ):
        read("Dear all\n\nthis is no table\n", SURVEY)


def test_a_survey_under_a_channel_of_talk_is_told_where_it_belongs(read):
    content = "id,submitdate,lastpage,seed,q1\n1,2026-03-01 10:00:00,1,3,words\n"
    with pytest.raises(UnreadableSource, match=r'looks like limesurvey.*of the kind "talk".*kind "survey"'):
        read(content, Channel(ChannelKind.TALK, "talk/*"))


def test_the_channel_can_name_the_format(read):
    content = "id,submitdate,lastpage,seed,q1\n1,2026-03-01 10:00:00,1,3,some words here\n"
    assert read(content, Channel(ChannelKind.SURVEY, "s", format="table")).format == "table"


def test_a_mailbox_under_a_survey_is_told_where_it_belongs(read):
    content = "From ana@example.org Mon Mar  2 10:00:00 2026\nFrom: Ana <ana@example.org>\nSubject: Hi\n\nWords.\n"
    with pytest.raises(UnreadableSource, match=r'looks like mbox.*of the kind "survey".*kind "email"'):
        read(content, SURVEY)


@pytest.mark.parametrize("ident", ["1", "anna", "rsp-7", "R2D2"])
def test_a_table_with_a_column_of_response_ids_loses_no_response(read, ident):
    """Other tools name columns as Qualtrics does; the row below the names is an answer there."""
    content = f"Response ID,Date submitted,Your thoughts\n{ident},2026-03-01,the first\nbea,2026-03-02,the second\n"
    reading = read(content, SURVEY)
    assert (reading.format, len(reading.contributions)) == ("table", 2)
