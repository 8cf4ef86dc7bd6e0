import { expect, it } from 'vitest'
import { findWindowsCommand } from './command-lookup'

const files = new Set(['C:\\tools\\py.exe', 'C:\\tools\\npm.cmd', 'D:\\work\\run.exe', 'D:\\work\\data.txt'])
const find = (command: string) =>
  findWindowsCommand(command, 'D:\\work', { Path: 'C:\\none;C:\\tools' }, (file) => files.has(file))

it.each([
  ['py', 'C:\\tools\\py.exe'],
  ['py.exe', 'C:\\tools\\py.exe'],
  ['.\\run', 'D:\\work\\run.exe'],
  ['./run.exe', 'D:\\work\\run.exe'],
  ['C:\\tools\\py.exe', 'C:\\tools\\py.exe'],
])('%s is %s', (command, program) => {
  expect(find(command)).toEqual({ program })
})

it.each([
  ['run', 'commandNotFound', 'on the job’s PATH'],
  ['.\\walk', 'commandNotFound', 'in D:\\work'],
  ['npm', 'notExecutable', 'batch file'],
  ['.\\data.txt', 'notExecutable', 'no program'],
])('%s is refused as %s, with the reason', (command, code, reason) => {
  expect(find(command)).toMatchObject({
    error: { code, message: expect.stringContaining(reason) as string, hint: expect.any(String) as string },
  })
})
