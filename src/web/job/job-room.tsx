import { sentence } from '#quantity/sentence'
import { statementText } from '#job/statement-text'
import { valueAt } from '../save/document-place.ts'
import { entriesOf, textOf } from '../fields/entries.ts'
import { DocumentCell } from '../cells/document-cell.tsx'
import { type CellPlace, useEdits, wordsOf } from '../study/use-edits.ts'
import { RoomMissing } from '../study/room-missing.tsx'
import { StudyBasics } from '../study/study-basics.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import { BeginJob } from './begin-job.tsx'
import { documentJobs, type PlacedJob, solutionNames } from './document-jobs.ts'
import { NeedList } from './need-list.tsx'
import { StatementFields } from './statement-fields.tsx'
import { StepMap } from './step-map.tsx'
import { Solutions } from './solutions.tsx'
import { Validations } from './validations.tsx'

/** What the customer is trying to get done: statement, steps, needs, who confirmed them. */
export function JobRoom() {
  const { document } = useOpenStudy()
  const jobs = documentJobs(document)
  return (
    <>
      <div className="room-head">
        <div>
          <h1>Job</h1>
          <p className="lead">
            What the performer wants done, whatever does it: in steps, each with its needs.
          </p>
        </div>
      </div>
      <RoomMissing room="job" />
      {jobs.length === 0 ? <BeginJob /> : null}
      {jobs.map((placed) => (
        <JobEditor key={placed.path.join('.')} {...placed} />
      ))}
      <Solutions />
      <section aria-labelledby="basics-heading">
        <h2 id="basics-heading">The study</h2>
        <StudyBasics />
      </section>
    </>
  )
}

function JobEditor({ path, job }: PlacedJob) {
  const { document } = useOpenStudy()
  const { place } = useEdits()
  const performer = textOf(job, 'performer')
  const known = entriesOf(valueAt(document, ['performers'])).find((one) => one['id'] === performer)
  const who = textOf(known, 'name') || performer
  const statement = statementText({
    verb: textOf(job['statement'], 'verb'),
    object: textOf(job['statement'], 'object'),
    context: textOf(job['statement'], 'context'),
  })
  const edge = (key: 'starts' | 'ends'): CellPlace =>
    place([...path, key], wordsOf, (text) => `the job ${key} when ${text}`)
  const names = solutionNames(document)
  const starts = textOf(job, 'starts')
  const ends = textOf(job, 'ends')
  return (
    <section aria-labelledby={`job-${path.join('-')}`}>
      <h2 id={`job-${path.join('-')}`}>
        {sentence(who)}: {statement}
      </h2>
      <StatementFields
        of="the job"
        level="job"
        path={path}
        entry={job}
        context={{
          solutionNames: names,
          ...(starts === '' ? {} : { starts }),
          ...(ends === '' ? {} : { ends }),
        }}
      />
      <div className="facts-grid">
        {known === undefined ? null : (
          <label>
            <span>Performer</span>
            <DocumentCell
              label="Name of the performer"
              value={who}
              place={place(
                ['performers', performer, 'name'],
                (text) => text,
                (text) => `performer: ${text}`,
              )}
            />
          </label>
        )}
        <label>
          <span>It starts when</span>
          <DocumentCell
            wraps
            label="It starts when"
            value={starts}
            placeholder="the patient is asleep"
            place={edge('starts')}
          />
        </label>
        <label>
          <span>It ends when</span>
          <DocumentCell
            wraps
            label="It ends when"
            value={ends}
            placeholder="the airway is confirmed secured"
            place={edge('ends')}
          />
        </label>
      </div>
      <Validations what="job" of="the job" path={path} entry={job} />
      <StepMap path={path} job={job} />
      <h3>Needs of the whole job</h3>
      <NeedList path={path} entry={job} of="the whole job" />
    </section>
  )
}
