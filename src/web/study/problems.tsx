import { FindingList } from '../drawn/finding-list.tsx'
import { useOpenStudy } from './study-context.ts'
import { toMend } from './to-mend.ts'

/** What stops figures, at the head of every room: all of them, or those of one part of the market. */
export function Problems() {
  const study = useOpenStudy()
  const { evaluation, assessment } = study
  const problems = toMend(study)
  if (evaluation === undefined || evaluation.state === 'running' || problems.length === 0)
    return null
  const words =
    evaluation.state === 'fresh'
      ? 'The other figures are worked out without it.'
      : 'Until then the figures are those of the last time that it could be worked out.'
  return (
    <section className="problems" aria-labelledby="problems-heading">
      <h2 id="problems-heading">What has to be mended</h2>
      {assessment === undefined ? null : <p className="sub">{words}</p>}
      <FindingList findings={problems} />
    </section>
  )
}
