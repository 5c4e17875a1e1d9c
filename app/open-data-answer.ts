/** What is given away may be read by the scripts of any site. */
const FOR_EVERYONE = { 'access-control-allow-origin': '*' }

export const jsonAnswer = (data: object, contentType = 'application/json'): Response =>
  Response.json(data, { headers: { ...FOR_EVERYONE, 'content-type': contentType } })

export const markdownAnswer = (text: string): Response =>
  new Response(text, {
    headers: { ...FOR_EVERYONE, 'content-type': 'text/markdown; charset=utf-8' },
  })

export const csvAnswer = (text: string): Response =>
  new Response(text, {
    headers: { ...FOR_EVERYONE, 'content-type': 'text/csv; charset=utf-8; header=present' },
  })
