import { useState } from 'react'
import { errorWords } from '../call/call-error.ts'
import { usePromises } from '../call/queries.ts'
import { Waiting } from '../shell/waiting.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import { BringPromise } from './bring-promise.tsx'
import { KeptPromise } from './kept-promise.tsx'
import { NewPromise } from './new-promise.tsx'

/** What was promised with a study, to whom and when, each beside what the study says now. */
export function PromisePage() {
  const { id } = useOpenStudy()
  const promises = usePromises(id)
  const [making, setMaking] = useState(false)
  if (promises.isPending) return <Waiting words="Reading what was promised" />
  if (promises.isError) return <p role="alert">{errorWords(promises.error)}</p>
  return (
    <>
      <div className="room-head">
        <div>
          <h1>Promises</h1>
          <p className="lead">
            What was promised to somebody, frozen as it was that day, beside what the study says
            now. A promise does not change any more, and goes only with its study.
          </p>
        </div>
        <div className="actions">
          <BringPromise />
          <button
            type="button"
            className="plain-button main-action"
            onClick={() => setMaking(true)}
          >
            Promise this to …
          </button>
        </div>
      </div>
      {promises.data.length === 0 ? (
        <div className="empty">
          <p>
            <b>Nothing was promised with this study yet.</b>
          </p>
          <p>
            Freeze the answer of today before you give it to somebody: later, this page says what
            became of it.
          </p>
        </div>
      ) : (
        promises.data.map((one, i) => <KeptPromise key={one.id} entry={one} first={i === 0} />)
      )}
      {making ? <NewPromise onClose={() => setMaking(false)} /> : null}
    </>
  )
}
