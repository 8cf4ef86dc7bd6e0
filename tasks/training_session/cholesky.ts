/**
 * Solves A x = b in place for a symmetric positive definite A by Cholesky's method: `matrix` (row after row; its lower half is
 * read and overwritten) and `vector`, which becomes x. Throws RangeError when A is not positive definite.
 */
export function solveInPlace(matrix: Float64Array, vector: Float64Array): void {
  const size = vector.length
  factorize(matrix, size)
  for (let row = 0; row < size; row++) {
    let sum = vector[row] as number
    for (let column = 0; column < row; column++) {
      sum -= (matrix[row * size + column] as number) * (vector[column] as number)
    }
    vector[row] = sum / (matrix[row * size + row] as number)
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = vector[row] as number
    for (let below = row + 1; below < size; below++) {
      sum -= (matrix[below * size + row] as number) * (vector[below] as number)
    }
    vector[row] = sum / (matrix[row * size + row] as number)
  }
}

function factorize(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] as number
      for (let before = 0; before < column; before++) {
        sum -= (matrix[row * size + before] as number) * (matrix[column * size + before] as number)
      }
      if (column < row) matrix[row * size + column] = sum / (matrix[column * size + column] as number)
      else if (sum > 0) matrix[row * size + row] = Math.sqrt(sum)
      else throw new RangeError('the matrix is not positive definite')
    }
  }
}
