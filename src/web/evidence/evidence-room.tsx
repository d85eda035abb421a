import { InTurn } from '../drawn/in-turn.ts'
import { entriesOf } from '../fields/entries.ts'
import { valueAt } from '../save/document-place.ts'
import { RoomMissing } from '../study/room-missing.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import { Combinations } from './combinations.tsx'
import { Comparisons } from './comparisons.tsx'
import { FileDrop } from './file-drop.tsx'
import { Files } from './files.tsx'
import { Joins } from './joins.tsx'
import { PlanTest } from './plan-test.tsx'
import { Results } from './results.tsx'
import { useSendFiles } from './use-send-files.ts'

/** What was measured: files and what their columns mean, comparisons with their design, results. */
export function EvidenceRoom() {
  const { assessment, document } = useOpenStudy()
  const begun = entriesOf(valueAt(document, ['evidence'])).length > 0
  const send = useSendFiles()
  return (
    <FileDrop words="Drop files of rows to add them to this study" onFiles={send}>
      <div className="room-head">
        <div>
          <h1>Evidence</h1>
          <p className="lead">
            What was measured, how it came about, and how far it can be trusted.
          </p>
        </div>
      </div>
      <RoomMissing room="evidence" />
      {begun ? (
        <>
          {assessment === undefined ? null : <Results assessment={assessment} />}
          <InTurn>
            <Comparisons />
            <Combinations />
            <PlanTest />
            <Files onFiles={send} />
            <Joins />
          </InTurn>
        </>
      ) : (
        <>
          <Files onFiles={send} />
          <Joins />
          <Comparisons />
          <PlanTest />
        </>
      )}
    </FileDrop>
  )
}
