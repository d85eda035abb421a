/** Pixels of the picture to one of the drawing. */
const sharpness = 2

/** A drawing as a PNG picture. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width * sharpness
    canvas.height = image.height * sharpness
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((done, fail) =>
      canvas.toBlob((blob) => (blob === null ? fail(new Error('no picture')) : done(blob))),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}
