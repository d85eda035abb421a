import type { Handlers } from '#server/handler'
import { fileOf, profileOfFile } from '#use-cases/studies/study-files'
import { beginUpload } from '#use-cases/uploads/begin-upload'
import { cancelUpload, removeFile, sendPart, uploadOf } from '#use-cases/uploads/send-part'

/** Files of rows: sent, looked at, given back, taken out. */
export const fileRoutes: Pick<
  Handlers,
  'download' | 'removeFile' | 'profile' | 'beginUpload' | 'upload' | 'sendPart' | 'cancelUpload'
> = {
  download: async ({ who, params: { study, name } }, { ports }) => {
    const { content, bytes } = await fileOf(who, [study, name], ports)
    return { content, bytes, type: 'application/octet-stream', name }
  },
  removeFile: async ({ who, params: { study, name } }, { ports }) => {
    await removeFile(who, [study, name], ports)
    return null
  },
  profile: ({ who, params: { study, name }, query: { sheet } }, { ports }) =>
    profileOfFile(who, [study, name, sheet], ports),
  beginUpload: ({ who, body }, { ports }) => beginUpload(who, body, ports),
  upload: ({ who, params }, { ports }) => uploadOf(who, params.upload, ports),
  sendPart: ({ who, params, query, bytes }, { ports }) =>
    sendPart(who, [params.upload, query.offset, bytes], ports),
  cancelUpload: async ({ who, params }, { ports }) => {
    await cancelUpload(who, params.upload, ports)
    return null
  },
}
