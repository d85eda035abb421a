import { FindingList } from '../drawn/finding-list.tsx'
import { useOpenStudy } from './study-context.ts'

/** What stops the figures, at the head of every room; what is shown below is then the last that could be worked out. */
export function Problems() {
  const { evaluation, assessment } = useOpenStudy()
  const problems = (evaluation?.findings ?? []).filter(({ severity }) => severity === 'problem')
  if (evaluation?.state !== 'broken' || problems.length === 0) return null
  return (
    <section className="problems" aria-labelledby="problems-heading">
      <h2 id="problems-heading">What has to be mended</h2>
      {assessment === undefined ? null : (
        <p className="sub">
          Until then the figures are those of the last time that it could be worked out.
        </p>
      )}
      <FindingList findings={problems} />
    </section>
  )
}
