import { useQuery } from '@tanstack/react-query'
import { formatCount, formatNumber } from '#quantity/format-number'
import { call } from '../call/call.ts'
import { errorWords } from '../call/call-error.ts'
import { useOpenStudy } from '../study/study-context.ts'

/** The first rows behind a figure, as they were read, each with its file and line. */
export function RowTable(props: { study: string; data: string; filter: string }) {
  const { study, data, filter } = props
  const { locale } = useOpenStudy()
  const sample = useQuery({
    queryKey: ['rows', study, data, filter],
    queryFn: ({ signal }) => call('rows', { params: { study, data }, query: { filter } }, signal),
  })
  if (sample.isPending) return <p className="quiet">Reading the rows …</p>
  if (sample.isError) return <p role="alert">{errorWords(sample.error)}</p>
  const { columns, rows, total } = sample.data
  const cell = (value: string | number | null): string =>
    value === null ? '' : typeof value === 'number' ? formatNumber(value, 4, locale) : value
  return (
    <>
      <p className="quiet">
        {rows.length < total
          ? `The first ${rows.length} of ${formatCount(total, locale)} rows`
          : `All ${formatCount(total, locale)} rows`}
      </p>
      <div className="scroll row-sample" tabIndex={0} role="region" aria-label={`Rows of ${data}`}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">Line</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.file}:${row.line}`}>
                <th scope="row" title={row.file}>
                  {row.line}
                </th>
                {row.cells.map((value, i) => (
                  <td key={columns[i]} className={typeof value === 'number' ? 'number' : ''}>
                    {cell(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
