import { FEWEST } from '@/lib/forecast/calibration'

/** How the numbers come about, for readers and not for statisticians. */
export function RecordMethod() {
  return (
    <div className="prose">
      <p>
        <strong>What counts.</strong> Only a plain yes or no. It counts once the deadline of the
        question has passed, even if it was settled earlier: things that happen are settled on the
        day, things that don’t only at the end, and counting them as they come would flatter or harm
        us by turns. Annulled and ambiguous questions are listed in full and never scored.
      </p>
      <p>
        <strong>What is proven.</strong> A forecast is proven when the repository of this newsroom
        held it, word for word with its criterion, its deadline and its number, in a commit made
        before the day that settled the outcome. An edit of any of them begins the proof anew, and
        so does an edit that takes it back. We take the time of the commit as it is in the history
        now: one that was amended or rebased counts from then, and a branch from when it was merged.
        A commit is never taken for older than one it builds on. The times come from the machines of
        those who commit, so that only a copy of the repository that someone else kept can convict a
        newsroom that forges them. A forecast that was taken out again is in the history, and not in
        these numbers.
      </p>
      <p>
        <strong>The Brier score</strong> of a forecast is the square of the distance between the
        probability and what happened: 0 is perfect, 1 is certain and wrong, and 50% always scores
        0.25. (Brier’s own scale of 1950 is twice as long.) Over its time means: each probability
        counts for as long as it stood, from its publication, or its commit where that came later,
        to the beginning of the day that settled the outcome, or to the end of the deadline where
        that comes first. At last means the last one before that day.
      </p>
      <p>
        <strong>Skill</strong> is the part of a reference’s Brier score that we saved: +100% is
        perfect, 0% no better than the reference, below 0 worse. One reference says 50% of
        everything; the other gives everything the share that in the end came true, which nobody
        could have known. The log score is minus the natural logarithm of the probability given to
        what happened; it punishes false certainty without limit.
      </p>
      <p>
        <strong>Calibration</strong> compares, in ten equal bins, the probability at publication
        with the share that happened. The intervals are exact (Clopper and Pearson) and take the
        questions for independent, which questions of one story seldom are. From fewer than {FEWEST}{' '}
        we conclude nothing.
      </p>
    </div>
  )
}
