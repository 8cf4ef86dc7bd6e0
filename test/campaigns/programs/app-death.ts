// Loaded into the built app before anything of it: its engine can be told to die at a given step of its work.
import { dieWhenTold } from './death'

dieWhenTold()
// A campaign that was cut short leaves no app behind.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
