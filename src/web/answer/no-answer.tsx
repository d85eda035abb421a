import { Link } from 'wouter'
import { FindingList } from '../drawn/finding-list.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import { toMend } from '../study/to-mend.ts'

const rooms = [
  ['job', 'Job', 'What is the customer trying to get done, in which steps, and what do they need?'],
  ['evidence', 'Evidence', 'What was measured? Drop a file of rows and say how it came about.'],
  ['value', 'Value', 'What is a saved minute or an avoided error worth, and what does it cost?'],
] as const

/** A study without an answer yet: what is missing, room by room, or what has to be mended. */
export function NoAnswer() {
  const study = useOpenStudy()
  const { id, file } = study
  const problems = toMend(study)
  return (
    <section aria-labelledby="answer-heading">
      <h1 id="answer-heading">There is no answer yet</h1>
      <p className="lead">The way is the chain: the job, the evidence on it, the value of it.</p>
      <ol className="chain">
        {rooms.map(([room, name, question]) => {
          const missing = file.missing.filter((one) => one.room === room)
          return (
            <li key={room}>
              <Link href={`/studies/${id}/${room}`}>
                <b>{name}</b>
              </Link>
              <p>{question}</p>
              <p className="quiet">
                {missing.length === 0
                  ? 'Nothing is missing here.'
                  : missing.map(({ words }) => words).join(' · ')}
              </p>
            </li>
          )
        })}
      </ol>
      {problems.length === 0 ? null : (
        <>
          <h2>What has to be mended</h2>
          <FindingList findings={problems} />
        </>
      )}
    </section>
  )
}
