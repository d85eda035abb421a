import { Suspense } from 'react'
import { textOf } from '../fields/entries.ts'
import { documentNeeds } from '../job/document-jobs.ts'
import { later } from '../shell/later.tsx'
import { useOpenStudy } from '../study/study-context.ts'

const SchemaList = later(() => import('../form/schema-list.tsx').then((m) => m.SchemaList))

/** What counts and has no price: listed beside the money, never added to it. */
export function Intangibles() {
  const { document } = useOpenStudy()
  const needs = new Map(documentNeeds(document).map(({ id, words }) => [id, words]))
  return (
    <section aria-labelledby="intangibles-heading">
      <h2 id="intangibles-heading">What has no price</h2>
      <p className="sub">
        What customers gain that nobody puts a figure on, such as calm or trust. It is told with the
        money, in words, and never added to it.
      </p>
      <Suspense>
        <SchemaList
          list={['value', 'intangibles']}
          noun="gain without a price"
          about={(entry) => {
            const need = textOf(entry, 'need')
            return need === '' ? '' : `of “${needs.get(need) ?? need}”`
          }}
        />
      </Suspense>
    </section>
  )
}
