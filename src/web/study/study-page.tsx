import { Suspense, useEffect } from 'react'
import { hatching } from '#drawing/svg/draw-chart'
import { ownMarkup } from '#drawing/html/markup'
import { errorWords } from '../call/call-error.ts'
import { DrawnMarkup } from '../drawn/drawn-markup.tsx'
import { ConflictDialog } from '../save/conflict-dialog.tsx'
import { Boundary } from '../shell/boundary.tsx'
import { Frame } from '../shell/frame.tsx'
import { later, useFetchAhead } from '../shell/later.tsx'
import { Waiting } from '../shell/waiting.tsx'
import { TracePanel } from '../trace/trace-panel.tsx'
import { useTrace } from '../trace/use-trace.ts'
import { Problems } from './problems.tsx'
import { type RoomName, roomNamed } from './rooms.ts'
import { StudyContext } from './study-context.ts'
import { studyWays } from './study-ways.tsx'
import { StudyTop } from './study-top.tsx'
import { useStudy } from './use-study.ts'

const rooms = {
  answer: later(() => import('../answer/answer-page.tsx').then((m) => m.AnswerPage)),
  job: later(() => import('../job/job-room.tsx').then((m) => m.JobRoom)),
  evidence: later(() => import('../evidence/evidence-room.tsx').then((m) => m.EvidenceRoom)),
  value: later(() => import('../value/value-room.tsx').then((m) => m.ValueRoom)),
  market: later(() => import('../market/market-room.tsx').then((m) => m.MarketRoom)),
  promises: later(() => import('../promise/promise-page.tsx').then((m) => m.PromisePage)),
  history: later(() => import('../history/history-page.tsx').then((m) => m.HistoryPage)),
  figures: later(() => import('../customer/customer-room.tsx').then((m) => m.CustomerRoom)),
  document: later(() => import('../document/document-page.tsx').then((m) => m.DocumentPage)),
} as const satisfies Readonly<Record<RoomName, unknown>>

/** One study: its answer, its rooms, its history, with the trace of any figure beside them. */
export function StudyPage({ id, room }: { id: string; room: string }) {
  const { open, error } = useStudy(id)
  const trace = useTrace()
  const title = open?.file.title
  useFetchAhead(open?.evaluation !== undefined && open.evaluation.state !== 'running')
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Worthline`
  }, [title])
  if (open === undefined)
    return error === undefined ? (
      <Waiting words="Opening the study" />
    ) : (
      <main className="lost">
        <h1>The study cannot be opened</h1>
        <p role="alert">{errorWords(error)}</p>
        <p>
          <a href="/">To the studies</a>
        </p>
      </main>
    )
  const figure = trace.figure
  const Room = rooms[roomNamed(room, open.document)]
  return (
    <StudyContext value={open}>
      <DrawnMarkup markup={ownMarkup(hatching)} />
      <Frame
        title={open.file.title}
        ways={studyWays(open)}
        top={<StudyTop />}
        panel={
          figure === undefined || open.assessment === undefined ? undefined : (
            <Boundary>
              <TracePanel figure={figure} trace={trace} />
            </Boundary>
          )
        }
      >
        <div onClick={trace.follow}>
          <Boundary key={room}>
            <Suspense fallback={<Waiting words="Opening the room" />}>
              {Room === rooms.answer && open.assessment === undefined ? null : <Problems />}
              <Room />
            </Suspense>
          </Boundary>
        </div>
      </Frame>
      <ConflictDialog />
    </StudyContext>
  )
}
