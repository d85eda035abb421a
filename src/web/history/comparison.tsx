import { useQuery } from '@tanstack/react-query'
import { unbroken } from '#drawing/html/markup'
import { counted } from '#charts/wording'
import { call } from '../call/call.ts'
import { errorWords } from '../call/call-error.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { changedLines } from './changed-lines.ts'

/** Two revisions beside each other: which figures moved, and which lines of the document. */
export function Comparison({ from, to }: { from: number; to: number }) {
  const { id, traced, evaluation } = useOpenStudy()
  const running = evaluation?.state === 'running'
  const compared = useQuery({
    queryKey: ['comparison', id, from, to, running],
    queryFn: ({ signal }) =>
      call('compare', { params: { study: id }, query: { from, to } }, signal),
    staleTime: Infinity,
  })
  if (compared.isPending)
    return (
      <p className="quiet">
        Comparing {from} with {to} …
      </p>
    )
  if (compared.isError) return <p role="alert">{errorWords(compared.error)}</p>
  const { moved, before, after } = compared.data
  const lines = changedLines(before, after)
  return (
    <section aria-labelledby="comparison-heading">
      <h2 id="comparison-heading">
        Revision {from} against {to}
      </h2>
      <p className="sub">
        {moved === undefined
          ? running
            ? 'The figures of the newest are being worked out …'
            : 'One of the two was never worked out: only the text can be compared.'
          : moved.length === 0
            ? 'No figure moved.'
            : `${counted(moved.length, 'figure')} moved.`}
      </p>
      {moved === undefined || moved.length === 0 ? null : (
        <div className="scroll moved" tabIndex={0} role="region" aria-label="Figures that moved">
          <table className="data">
            <thead>
              <tr>
                <th scope="col">Figure</th>
                <th scope="col" className="number">
                  Before
                </th>
                <th scope="col" className="number">
                  After
                </th>
                <th scope="col">Because</th>
              </tr>
            </thead>
            <tbody>
              {moved.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    {traced.has(one.id) ? (
                      <a
                        className="figure"
                        href={`?figure=${encodeURIComponent(one.id)}`}
                        data-figure={one.id}
                      >
                        {one.label}
                      </a>
                    ) : (
                      one.label
                    )}
                  </th>
                  <td className="number words">{unbroken(one.before ?? 'not there')}</td>
                  <td className="number words">{unbroken(one.after ?? 'not there')}</td>
                  <td>{one.because.join('; ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {lines.length === 0 ? null : (
        <div
          className="lines"
          role="region"
          tabIndex={0}
          aria-label="Lines of the document that changed"
        >
          {lines.map((line, i) => (
            <code key={i} className={line.kind}>
              <span aria-hidden="true">
                {{ gone: '−', new: '+', same: ' ', gap: '…' }[line.kind]}
              </span>
              <span className="hidden">
                {{ gone: 'gone: ', new: 'new: ', same: '', gap: '' }[line.kind]}
              </span>{' '}
              {line.text}
            </code>
          ))}
        </div>
      )}
    </section>
  )
}
