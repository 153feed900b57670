// SPDX-License-Identifier: Apache-2.0
#include "base/task_queue.h"

#include <system_error>

namespace dtsdoctor {

TaskQueue::TaskQueue(std::size_t threads) {
  // Where the system has no more threads to give, fewer do the same.
  try {
    for (std::size_t thread = 1; thread < threads; ++thread)
      threads_.emplace_back([this, thread] { work(thread); });
  } catch (const std::system_error&) {
  }
}

TaskQueue::~TaskQueue() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
    tasks_.clear();
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void TaskQueue::push(Task task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  changed_.notify_all();
}

void TaskQueue::work(std::size_t thread) {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return ends_ || !tasks_.empty(); });
    if (ends_) return;
    const Task task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task(thread);
    lock.lock();
    changed_.notify_all();
  }
}

void TaskQueue::work_until(const std::function<bool()>& done) {
  std::unique_lock lock(mutex_);
  while (!done()) {
    if (tasks_.empty()) {
      changed_.wait(lock, [&] { return done() || !tasks_.empty(); });
      continue;
    }
    const Task task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task(0);
    lock.lock();
  }
}

}  // namespace dtsdoctor
