/*
 * A strict stand-in for NVIDIA's management library (libnvidia-ml.so.1): the functions that Lull calls, with the types
 * of nvml.h. It refuses calls before nvmlInit_v2, handles it did not give and buffers that are too short, so that a
 * wrong signature fails a test. Two GPUs; what is wrong with them is chosen with -D when it is compiled:
 *   INIT_CODE=n       nvmlInit_v2 answers n
 *   LOST_FROM=n       GPUs from number n on are lost
 *   FEW_FIGURES       GPU 1 knows its name and memory only
 *   PROCESSES=n       how many programs compute on GPU 0
 *   SLOW_SECONDS=n    nvmlDeviceGetCount_v2 takes that long
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifndef INIT_CODE
#define INIT_CODE 0
#endif
#ifndef LOST_FROM
#define LOST_FROM GPUS
#endif
#ifndef PROCESSES
#define PROCESSES 2
#endif
#ifndef SLOW_SECONDS
#define SLOW_SECONDS 0
#endif
#ifndef FEW_FIGURES
#define FEW_FIGURES 0
#endif

enum { SUCCESS, UNINITIALIZED, INVALID_ARGUMENT, NOT_SUPPORTED, INSUFFICIENT_SIZE = 7, GPU_IS_LOST = 15 };
enum { GPUS = 2 };

typedef struct device { char name[96]; } *device_t;
typedef struct { unsigned int gpu, memory; } utilization_t;
typedef struct { unsigned long long total, free, used; } memory_t;
typedef struct {
  unsigned int pid;
  unsigned long long used;
  unsigned int gpu_instance, compute_instance;
} process_t;

static struct device devices[GPUS] = {{"NVIDIA Fake A40"}, {"NVIDIA Fake T4"}};
static int users;

static int has_figures(device_t device) { return !(FEW_FIGURES && device == &devices[1]); }

static int check(device_t device) {
  if (users == 0) return UNINITIALIZED;
  for (int n = 0; n < GPUS; n++) if (device == &devices[n]) return n >= LOST_FROM ? GPU_IS_LOST : SUCCESS;
  return INVALID_ARGUMENT;
}

static int figure(device_t device, unsigned int *slot, unsigned int value) {
  int code = check(device);
  if (code != SUCCESS) return code;
  if (!has_figures(device)) return NOT_SUPPORTED;
  *slot = value;
  return SUCCESS;
}

int nvmlInit_v2(void) {
  if (INIT_CODE == SUCCESS) users++;
  return INIT_CODE;
}

int nvmlShutdown(void) {
  if (users == 0) return UNINITIALIZED;
  users--;
  return SUCCESS;
}

int nvmlDeviceGetCount_v2(unsigned int *count) {
  if (users == 0) return UNINITIALIZED;
  if (SLOW_SECONDS > 0) sleep(SLOW_SECONDS);
  *count = GPUS;
  return SUCCESS;
}

int nvmlDeviceGetHandleByIndex_v2(unsigned int index, device_t *device) {
  if (users == 0) return UNINITIALIZED;
  if (index >= GPUS) return INVALID_ARGUMENT;
  if (index >= LOST_FROM) return GPU_IS_LOST;
  *device = &devices[index];
  return SUCCESS;
}

int nvmlDeviceGetName(device_t device, char *name, unsigned int length) {
  int code = check(device);
  if (code != SUCCESS) return code;
  if (length <= strlen(device->name)) return INSUFFICIENT_SIZE;
  snprintf(name, length, "%s", device->name);
  return SUCCESS;
}

int nvmlDeviceGetUtilizationRates(device_t device, utilization_t *rates) {
  rates->memory = 99;
  return figure(device, &rates->gpu, 37);
}

int nvmlDeviceGetMemoryInfo(device_t device, memory_t *memory) {
  int code = check(device);
  if (code != SUCCESS) return code;
  memory->total = 48ull << 30;
  memory->free = 45ull << 30;
  memory->used = 3ull << 30;
  return SUCCESS;
}

int nvmlDeviceGetTemperature(device_t device, int sensor, unsigned int *celsius) {
  return sensor == 0 ? figure(device, celsius, 61) : INVALID_ARGUMENT;
}

int nvmlDeviceGetPowerUsage(device_t device, unsigned int *milliwatts) { return figure(device, milliwatts, 142500); }

int nvmlDeviceGetFanSpeed(device_t device, unsigned int *percent) { return figure(device, percent, 44); }

static int list(device_t device, unsigned int *count, process_t *processes, unsigned int all) {
  int code = check(device);
  if (code != SUCCESS) return code;
  if (!has_figures(device)) return NOT_SUPPORTED;
  unsigned int room = *count;
  *count = all;
  if (room < all) return INSUFFICIENT_SIZE;
  /* The last one's memory is not known, as on a machine where NVML may not look into it. */
  for (unsigned int n = 0; n < all; n++) processes[n] = (process_t){1000 + n, n + 1 < all ? 1ull << 30 : ~0ull, ~0u, ~0u};
  return SUCCESS;
}

int nvmlDeviceGetComputeRunningProcesses_v3(device_t device, unsigned int *count, process_t *processes) {
  return list(device, count, processes, device == &devices[0] ? PROCESSES : 0);
}

/* The older name: a driver that lacks version 3 of one list must still be read. */
int nvmlDeviceGetGraphicsRunningProcesses_v2(device_t device, unsigned int *count, process_t *processes) {
  return list(device, count, processes, 1);
}
