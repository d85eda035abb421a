import { writeFileSync } from 'node:fs'
import { DuckDbRows } from '#storage/rows/duckdb-rows'
const header = (name: string) => ({ name, occurrence: 1 })
const rows = Array.from({ length: 90_000 }, (_, row) => `customer ${row % 80_000},${row}`)
writeFileSync('/tmp/rows-lab/many.csv', `who,x\n${rows.join('\n')}\n`)
const store = new DuckDbRows({ fastFrom: Number(process.argv[2]) })
let t = performance.now()
const lap = (w: string) => { console.log(w, Math.round(performance.now() - t)); t = performance.now() }
const own = [
    { id: 'customer', read: 'category', from: header('who') },
    { id: 'kind', read: 'category', from: header('who'), map: [['customer 7','one']], otherwise: 'rest' },
    { id: 'many', read: 'category', from: header('who'), map: Array.from({ length: 500 }, (_, k) => [`customer ${k}`, `k${k % 7}`]) },
]
await store.open({ id: 'rows', files: ['many.csv'], row: 'execution', read: {}, columns: own, unpivot: [], keep: {}, exclude: [{ where: { customer: ['customer 5'] }, why: 'x' }] } as never, { folder: '/tmp/rows-lab' })
lap('open')
await store.ask({ kind: 'units', data: 'rows', numbers: [], categories: ['customer', 'kind', 'many'] }); lap('units')
await store.ask({ kind: 'moments', data: 'rows', by: ['customer'], of: [] }); lap('moments')
await store.close(); lap('close')
