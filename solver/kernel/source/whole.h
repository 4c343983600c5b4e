/* The whole number that every record is made of. */
#ifndef WHOLE_H
#define WHOLE_H

#include <stdint.h>

typedef int64_t whole;

#endif
