import { describe, expect, it } from 'vitest'
import { fileFor, isOurPage, outputAddress, pageUrl, placeAt, popoverUrl } from './page-address'

const root = '/app/out/renderer'

describe('the file behind an address', () => {
  it('lies below the pages’ folder', () => {
    expect(fileFor('lull://app/popover/index.html?as=window#x', root)).toBe(`${root}/popover/index.html`)
    expect(fileFor('lull://app/assets/a%20b.js', root)).toBe(`${root}/assets/a b.js`)
  })

  it.each([
    ['a folder above', 'lull://app/..%2fmain%2fmain.js'],
    ['a folder above, twice encoded slashes', 'lull://app/popover/..%2f..%2f..%2f..%2fetc/passwd'],
    ['a neighbour whose name begins alike', 'lull://app/..%2frenderer-secrets/x'],
    ['the folder itself', 'lull://app/'],
    ['another host', 'lull://elsewhere/popover/index.html'],
    ['a zero byte', 'lull://app/popover%00/index.html'],
    ['a stray per cent sign', 'lull://app/%'],
  ])('is none for %s', (_what, address) => {
    expect(fileFor(address, root)).toBeUndefined()
  })
})

describe('a page’s address', () => {
  it('names its job, if any', () => {
    expect(pageUrl({ page: 'dashboard' })).toBe('lull://app/dashboard/index.html')
    expect(pageUrl({ page: 'dashboard', job: 'a/b' })).toBe('lull://app/dashboard/index.html#/jobs/a%2Fb')
    expect(pageUrl({ page: 'dashboard', room: 'costs' })).toBe('lull://app/dashboard/index.html#/costs')
    expect(pageUrl({ page: 'settings', setting: 'focus.fullScreen' })).toBe(
      'lull://app/settings/index.html#/setting/focus.fullScreen',
    )
    expect(pageUrl({ page: 'new-job', job: 'a/b' })).toBe('lull://app/new-job/index.html?job=a%2Fb')
    expect(pageUrl({ page: 'new-job', path: '/a b/c#d.sh' })).toBe(
      'lull://app/new-job/index.html#/from/%2Fa%20b%2Fc%23d.sh',
    )
  })

  it.each([
    { page: 'settings' },
    { page: 'dashboard', room: 'machine' },
    { page: 'dashboard', room: 'jobs', job: 'a/b' },
  ] as const)('is read again: %j', (place) => expect(placeAt(pageUrl(place))).toEqual(place))

  it('names the list of jobs where it names nothing else, and no place where it is no page’s', () => {
    expect(placeAt('lull://app/dashboard/index.html#?')).toEqual({ page: 'dashboard', room: 'jobs' })
    expect(placeAt(popoverUrl('popover'))).toBeUndefined()
    expect(placeAt('')).toBeUndefined()
  })
})

describe('the address of an output', () => {
  it('names a job and a path below its outputs', () => {
    expect(outputAddress('lull://app/outputs/0199/plots/a%20b.svg')).toEqual({
      job: '0199',
      path: 'plots/a b.svg',
    })
  })

  it.each(['lull://app/outputs/0199', 'lull://app/popover/index.html', 'lull://evil/outputs/0199/a.svg'])(
    'is not %s',
    (address) => expect(outputAddress(address)).toBeUndefined(),
  )
})

describe('a message’s sender', () => {
  it('is ours when it is the main frame of one of our pages', () => {
    expect(isOurPage({ url: popoverUrl('popover'), parent: null })).toBe(true)
  })

  it.each([
    ['gone', null],
    ['without an address', { url: '', parent: null }],
    ['blank', { url: 'about:blank', parent: null }],
    ['on the web', { url: 'https://app/popover/index.html', parent: null }],
    ['of our scheme on another host', { url: 'lull://evil/popover/index.html', parent: null }],
    ['of our host’s name as a user', { url: 'lull://app@evil/popover/index.html', parent: null }],
    ['a file', { url: 'file:///app/out/renderer/popover/index.html', parent: null }],
    ['a frame inside our page', { url: popoverUrl('popover'), parent: {} }],
  ])('is not ours when it is %s', (_what, sender) => {
    expect(isOurPage(sender)).toBe(false)
  })
})
