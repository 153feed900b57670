// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: work is done by several threads, and what comes of it must not depend on which
// of them was faster. Tasks go into a queue that threads take them from; results come out in the
// order in which their tasks went in, in the thread that put them in. How many are under way at
// once is bounded. It knows nothing of what is done.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace dtsdoctor {

class TaskQueue {
 public:
  // A task gets the number of the thread that does it, from 0 to threads() - 1.
  using Task = std::function<void(std::size_t thread)>;

  // `threads` counts the one that waits for results: 1 starts none. Where there is a limit on
  // threads, or memory for no more, fewer are started.
  explicit TaskQueue(std::size_t threads);
  // Tasks that nobody began are dropped.
  ~TaskQueue();
  TaskQueue(const TaskQueue&) = delete;
  TaskQueue& operator=(const TaskQueue&) = delete;

  [[nodiscard]] std::size_t threads() const { return threads_.size() + 1; }

  void push(Task task);

  // Returns when `done()` holds, which tasks make true; does tasks itself as thread 0 meanwhile.
  void work_until(const std::function<bool()>& done);

  // What `done` looks at changes under this.
  [[nodiscard]] std::mutex& mutex() { return mutex_; }

 private:
  void work(std::size_t thread);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  bool ends_ = false;
  std::vector<std::thread> threads_;
};

template <typename Result>
class InOrder {
 public:
  using Take = std::function<void(Result result)>;

  // `queue` must outlive it. At most `most` tasks are under way or wait to be taken.
  InOrder(TaskQueue& queue, std::size_t most, Take take)
      : queue_(queue), most_(most), take_(std::move(take)) {}
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;
  ~InOrder() {
    // After an exception: what runs must not outlive what it works on.
    for (const auto& slot : slots_) queue_.work_until([&] { return slot->done; });
  }

  // May hand results of earlier tasks to `take`. An exception of a task comes out here or below.
  void push(std::function<Result(std::size_t thread)> task) {
    auto slot = std::make_shared<Slot>();
    slots_.push_back(slot);
    queue_.push([this, slot, task = std::move(task)](std::size_t thread) {
      Slot done;
      try {
        done.result = task(thread);
      } catch (...) {
        done.failure = std::current_exception();
      }
      const std::lock_guard lock(queue_.mutex());
      slot->result = std::move(done.result);
      slot->failure = done.failure;
      slot->done = true;
    });
    while (slots_.size() >= most_) take_first();
  }

  // Waits for all that is under way.
  void finish() {
    while (!slots_.empty()) take_first();
  }

 private:
  struct Slot {
    Result result = {};
    std::exception_ptr failure;
    bool done = false;
  };

  void take_first() {
    const std::shared_ptr<Slot> first = slots_.front();
    queue_.work_until([&] { return first->done; });
    slots_.pop_front();
    if (first->failure) std::rethrow_exception(first->failure);
    take_(std::move(first->result));
  }

  TaskQueue& queue_;
  std::size_t most_;
  Take take_;
  std::deque<std::shared_ptr<Slot>> slots_;
};

}  // namespace dtsdoctor
