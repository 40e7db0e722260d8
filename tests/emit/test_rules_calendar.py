from datetime import date

from icalendar import Calendar
from made_rules import rules_analysis
from msgspec.structs import replace

from extractor.emit.rules.ics import to_ics
from extractor.model.analysis import Analysis


def todos(*analyses):
    data = to_ics(analyses)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    calendar = Calendar.from_ical(data)
    return {str(todo["x-thk-address"]).rpartition("~")[2]: todo for todo in calendar.walk("VTODO")}


def test_rules_with_a_time_become_tasks():
    found = todos(rules_analysis())
    assert list(found) == ["art_1__para_1", "art_1__para_2", "art_2"]
    assert str(found["art_1__para_1"]["summary"]) == "Camat: melaporkan hasil"
    assert "paling lambat 5 (lima) hari sejak diterima" in str(found["art_1__para_2"]["description"])


def test_a_recurrence_begins_on_its_first_day_after_promulgation():
    todo = todos(rules_analysis())["art_1__para_1"]
    assert todo["dtstart"].dt == date(2021, 12, 31)
    assert todo["rrule"].to_ical() == b"FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=12"


def test_no_date_is_invented():
    relative = todos(rules_analysis())["art_1__para_2"]
    assert not {"due", "dtstart", "rrule", "duration"} & {key.lower() for key in relative}
    assert str(relative["x-thk-deadline"]) == "at_latest P5D after"
    undated = todos(rules_analysis(None))["art_1__para_1"]
    assert not {"due", "dtstart", "rrule"} & {key.lower() for key in undated}
    assert str(undated["x-thk-recurrence"]) == "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"


def test_how_long_a_thing_lasts_is_no_task():
    analysis = rules_analysis()
    limit = analysis.rules[1].deadline
    assert limit is not None
    lasting = replace(analysis.rules[4], deadline=replace(limit, anchor=None, direction=None), frequency=None)
    assert todos(Analysis(analysis.document, rules=(lasting,))) == {}
    counted = replace(lasting, deadline=limit)
    assert list(todos(Analysis(analysis.document, rules=(counted,)))) == ["art_4"]


def test_a_printed_date_is_the_due_date():
    assert todos(rules_analysis(None))["art_2"]["due"].dt == date(2021, 12, 31)


def test_the_same_text_gives_the_same_file_and_ids_are_unique():
    assert to_ics([rules_analysis()]) == to_ics([rules_analysis()])
    uids = [str(todo["uid"]) for todo in todos(rules_analysis()).values()]
    assert len(set(uids)) == 3
