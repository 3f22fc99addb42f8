import pytest

from hearout.collect.speakers import Speakers, is_device, person_key, split_label


def judged(label: str, times: int = 1) -> bool:
    return Speakers.among([label] * times, ("Dana Whitfield",), ("en",)).is_speaker(label)


@pytest.mark.parametrize(
    "label",
    [
        "Ana Lima",
        "Priya",
        "Wei Zhang",
        "Oluwaseun Adebarin",
        "Jean-Luc de la Tour",
        "J. Smith",
        "Dr. Okafor",
        "Émile (she/her)",
    ],
)
def test_what_looks_like_a_name_is_a_speaker_at_once(label):
    assert judged(label)


@pytest.mark.parametrize("label", ["maria k", "kbd-fan", "user_42", "山田太郎", "Lima, Ana"])
def test_a_label_without_everyday_words_is_a_speaker_when_seen_twice(label):
    assert (judged(label), judged(label, 2)) == (False, True)


@pytest.mark.parametrize(
    "label", ["Note", "My point", "Meeting Notes", "Open Source", "So my question", "10:30 Meeting", "Why? Because"]
)
def test_everyday_words_are_no_speaker_however_often_they_come(label):
    assert not judged(label, 5)


def test_a_given_name_that_is_a_common_word_must_come_three_times():
    assert (judged("Will", 2), judged("Will", 3)) == (False, True)


def test_more_words_than_a_name_has_are_no_speaker():
    assert not judged("Ana Lima Bo Okafor Wei Zhang Priya", 5)


@pytest.mark.parametrize(
    "label", ["iPhone", "Ana's iPad", "Zoom user", "Guest 3", "+49 30 1234567", "Phone 1234", "Speaker 1"]
)
def test_devices_and_seats_are_known(label):
    assert is_device(label)


@pytest.mark.parametrize("label", ["Ana Lima", "Phoned in", "10:30 Meeting", "2026"])
def test_people_and_words_are_no_devices(label):
    assert not is_device(label)


def test_the_same_person_has_one_key():
    assert {person_key(label) for label in ("Ánna Lima", "anna lima (Host)", "Anna Lima she/her [WMF]")} == {
        "anna lima"
    }


def test_a_label_of_brackets_alone_still_has_a_key():
    assert person_key("(Host)") == "host"


def test_a_label_ends_at_the_first_colon_and_space():
    assert split_label("Ana: it is 10:30: late") == ("Ana", "it is 10:30: late")
    assert split_label("Ana:") == ("Ana", "")
    assert split_label("it is 10:30") == ("", "it is 10:30")
    assert split_label(": nobody") == ("", ": nobody")
    assert split_label("a" * 70 + ": late") == ("", "a" * 70 + ": late")
