"""A reference, an earlier draft (or its project) and the next draft, as files → the review of the next round."""

from dataclasses import replace
from pathlib import Path

from desktop.core.model.document import View
from desktop.core.model.project import Project, Source
from desktop.core.model.review import Side
from desktop.core.model.rounds import History
from desktop.core.progress import Progress
from desktop.core.storage.project_store import SUFFIX
from desktop.services import pipeline
from desktop.services.project import Origin, open_project, source
from desktop.services.review import ReviewSession, begin_review
from desktop.services.rounds import changes, earlier, history, next_round, revised


def compare_rounds(
    reference: Path, previous: Path, draft: Path, progress: Progress, *, view: View = View.FINAL, moment: str
) -> tuple[ReviewSession, History | None]:
    """Compare both drafts with the reference.

    previous: a file that can be read as a draft, or a project; its decisions and pins go on. view: of the draft's
    tracked changes. moment: the day, ISO. Raises ReadError, Cancelled.
    """
    asked, asked_file = _read(reference)
    if previous.suffix.lower() == SUFFIX:
        opened = open_project(previous)
        first, project = opened.draft, replace(opened.project, reference=asked_file)
    else:
        first, first_file = _read(previous)
        project = Project(asked_file, first_file)
    later, later_file = _read(draft, view)
    before = begin_review(asked, first, project, pipeline.compare, progress)
    after = next_round(before, later, later_file, pipeline.compare, progress, moment=moment)
    was = before.comparison
    if project.edits:
        was = earlier(after, pipeline.compare, progress) or was
    told = changes(was, after.comparison)
    return after, history(after, told, revised(was.draft, later))


def _read(path: Path, view: View = View.FINAL) -> tuple[Side, Source]:
    """The document, parsed, and its file."""
    side = pipeline.comparable(pipeline.understand(pipeline.read(path, view=view)))
    return side, source(Origin(path.name, path), side)
