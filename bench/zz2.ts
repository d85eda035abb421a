import { InstantReader } from '#quantity/instant'
const texts = Array.from({length: 1000}, (_, i) => new Date(1.7e12 + i * 7.77e7).toISOString().replace('Z', '+00:00'))
const bytes = texts.map((t) => Uint8Array.from(t, (c) => c.charCodeAt(0)))
const r = new InstantReader()
for (let k = 0; k < 6; k++) {
  const t = process.cpuUsage()
  let s = 0
  for (let j = 0; j < 1000; j++) for (let i = 0; i < 1000; i++) s += r.read(bytes[i]!, 0, 29)
  console.log(s, process.cpuUsage(t).user / 1000)
}
