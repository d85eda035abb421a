import { closeSync, openSync, readSync } from 'node:fs'
import { XesReader } from '#formats/xes'
import { XesScanner, xesKinds } from '#formats/xes-scanner'
import { XesDictionary } from '#formats/xes-dictionary'
import { InstantReader } from '#quantity/instant'
function readBlocks(path: string, take: (bytes: Uint8Array) => void): void {
  const file = openSync(path, 'r')
  const buffer = new Uint8Array(1<<18)
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) take(buffer.subarray(0, read))
  closeSync(file)
}
const path = '/tmp/log/gen.xes'
const mode = process.argv[2]!
const c0 = process.cpuUsage(), t0 = performance.now()
let n = 0
if (mode === 'read') {
  const keep = ['case:concept:name','concept:name','time:timestamp','org:resource','lifecycle:transition','case:channel']
  const r = new XesReader({ file: 'x', keep }); readBlocks(path, (b) => r.push(b)); n = r.end().value!.rows
} else if (mode==='raw') { readBlocks(path, (b) => { n += b[5]! }) }
else {
  const keys = new XesDictionary(), vals = new XesDictionary(), ir = new InstantReader()
  const s: XesScanner = new XesScanner({ open: (k) => {
    n++
    if (mode === 'bare') return
    if (k >= 4) {
      const key = keys.codeOf(s.bytes, s.keyFrom, s.keyTo)
      if (mode === 'keys') n += key
      else if (mode==='vals') { if (k === 4) n += vals.codeOf(s.bytes, s.valueFrom, s.valueTo) }
      else if (mode==='dates') { if (k===5) n += ir.read(s.bytes, s.valueFrom, s.valueTo) }
    }
  }, close: () => undefined })
  readBlocks(path, (b) => s.push(b)); s.end()
}
const c = process.cpuUsage(c0)
console.log(mode, (performance.now()-t0).toFixed(0), 'user', (c.user/1000).toFixed(0), 'sys', (c.system/1000).toFixed(0))
