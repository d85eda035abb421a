import { FindingList } from '../drawn/finding-list.tsx'
import type { Finding } from '#quantity/finding'

/** What would be wrong with the study if a form were saved as it stands. */
export function WouldBeProblems({ problems }: { problems: readonly Finding[] }) {
  return (
    <div role="status" className="would-be-problems">
      {problems.length === 0 ? null : (
        <>
          <p className="note">Saved like this, the study would not hold together:</p>
          <FindingList findings={problems.map((one) => ({ ...one, place: {} }))} />
        </>
      )}
    </div>
  )
}
