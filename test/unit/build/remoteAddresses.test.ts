import { describe, expect, it } from 'vitest'
import { unreviewedAddresses } from '../../../build/remoteAddresses.ts'

describe('an address in the bundle', () => {
  it.each([
    ['fetch("https://cdn.example.com/model.onnx")', 'https://cdn.example.com/model.onnx'],
    ["import('http://example.org/x.js')", 'http://example.org/x.js'],
    [`new WebSocket(\`wss://example.org/\${id}\`)`, 'wss://example.org/${id'],
    ['<script src="//example.org/x.js">', 'src="//example.org/x.js'],
    ['a{background:url(//example.org/x.png)}', 'url(//example.org/x.png'],
    [`fetch(\`http://\${host}/x\`)`, 'http://${host'],
    ['"http://www.w3.org.example.org/"', 'http://www.w3.org.example.org/'],
    ['"https://foo.barter.example/"', 'https://foo.barter.example/'],
  ])('is reported: %s', (text, address) => {
    expect(unreviewedAddresses(text)).toEqual([address])
  })

  it.each([
    'document.createElementNS("http://www.w3.org/2000/svg", "path")',
    'throw Error("see https://react.dev/errors/418")',
    'a // comment, and a path //not/an/address',
  ])('is let through when it was reviewed, or is none: %s', (text) => {
    expect(unreviewedAddresses(text)).toEqual([])
  })
})
