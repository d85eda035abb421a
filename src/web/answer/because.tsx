import type { ReactNode } from 'react'
import type { AnswerChart } from '#charts/chart'
import { Link } from 'wouter'
import { Prose } from '../drawn/prose.tsx'
import { useOpenStudy } from '../study/study-context.ts'

/** How strong the evidence is, what would change the answer most, and what to do next. */
export function Because({ answer }: { answer: AnswerChart }) {
  const { traced, id, assessment } = useOpenStudy()
  const broken = assessment?.findings.some(({ severity }) => severity === 'problem')
  const { strength, doubt, next } = answer
  const figure = doubt?.figure
  return (
    <div className="because">
      <Part heading="Design of the evidence" reason={strength.reason}>
        {strength.words}
      </Part>
      {doubt === undefined ? null : (
        <Part heading="What would change it most" reason={doubt.reason}>
          {figure !== undefined && traced.has(figure) ? (
            <a className="figure" href={`?figure=${figure}`} data-figure={figure}>
              {doubt.words}
            </a>
          ) : (
            doubt.words
          )}
        </Part>
      )}
      <Part heading="What to do next" reason={next.reason}>
        <Link href={`/studies/${id}/${broken ? 'market' : 'value'}`}>{next.words}</Link>
      </Part>
    </div>
  )
}

function Part(props: { heading: string; reason: string; children: ReactNode }) {
  return (
    <div>
      <h2>{props.heading}</h2>
      <p>
        <b>{props.children}</b>
        <br />
        <span className="quiet">
          <Prose text={props.reason} />
        </span>
      </p>
    </div>
  )
}
